// Every word of the page itself, in both languages. What people and the bot say
// comes from the workspace and is not here.

const en = {
  onlyYou: "Only visible to you", app: "APP", edited: "(edited)", today: "Today", yesterday: "Yesterday", fresh: "New",
  channels: "Channels", direct: "Direct messages", apps: "Apps", home: "Home", messages: "Messages", about: "About",
  thread: "Thread", replyInThread: "Reply in thread", reply: "Reply…", message: "Message {0}", replies: "{0} replies", oneReply: "1 reply",
  alsoSend: "Also send to {0}", send: "Send", attach: "Attach files", attached: "Files of this message", removeFile: "Remove {0}",
  dropFiles: "Drop files to attach them", tooLarge: "{0} is larger than {1} MB.", tooMany: "At most {0} files in a message.", shortcuts: "Shortcuts",
  more: "More actions", viewBlocks: "View blocks", replay: "Replay", edit: "Edit message", remove: "Delete message", copy: "Copy", copied: "Copied",
  copyText: "Copy text", close: "Close", cancel: "Cancel", save: "Save", back: "Back", confirm: "OK", actAs: "Act as {0}", people: "People",
  guest: "guest", external: "other workspace", french: "French", english: "English", theme: "Light or dark", wire: "Wire",
  ask: "Ask {0}", newChat: "New conversation", continuing: "Continuing “{0}”", history: "Earlier conversations", connected: "{0} connected",
  offline: "{0} is reconnecting", lost: "The playground does not answer. Trying again…", working: "{0} is working", noHome: "The Home tab opens…",
  noMatch: "Nothing found", searching: "Searching…", typeMore: "Type {0} more characters", required: "Please fill this in",
  optional: "(optional)", unknownBlock: "A block this page does not know: {0}", otherHost: "A picture on another host, which this page does not load",
  beginning: "This is the very beginning of {0}.", dmBeginning: "Write to {0} here, in English or French. Only the two of you see it.",
  faults: "Faults", slow: "Slow Web API (2 s)", s429: "429 on every call", s500: "500 on every call", drop: "Drop the sockets",
  refresh: "Ask to reconnect", redeliver: "Redeliver the last event", duplicate: "Send the last envelope twice", corpus: "Corpus", reload: "Reload the corpus",
  refused: "The files were refused, the version before answers: {0}",
  transcript: "Transcript", gallery: "Gallery", noSlashInThread: "Commands do not work in threads.", sent: "Sent again", noCommand: "{0} is not a command here.",
  complaints: "{0} complaints", keyboard: "Keyboard shortcuts", switchTo: "Jump to…", commands: "Commands", status: "{0} {1}", joined: "joined",
  builder: "Open Block Kit Builder", file: "file", shared: "Shared with another workspace", members: "{0} members", menu: "Conversations",
  feedback: "Rate this answer", previous: "Previous", next: "Next", page: "Page {0} of {1}", trouble: "We had some trouble connecting. Try again?",
  kSwitch: "Jump to a conversation", kCompose: "Write a message", kUpDown: "Move between messages", kRegion: "Next part of the page", kSend: "Send", kLine: "New line",
  kClose: "Close what is open", kHelp: "This list", kEdit: "Edit your last message", kMenu: "Actions of the message in focus", kThread: "Open its thread", skip: "Skip to the conversation",
  stop: "Stop", prompts: "Try one of these", deleted: "This message was deleted.", restricted: "Not visible to this page",
  pinned: "A workspace on this machine with the real bot in it: nothing you write leaves it.", tryList: "Check a list of suppliers, in a direct message",
  table: "Table", carousel: "Carousel",
};

const fr = {
  onlyYou: "Visible par vous seulement", app: "APPLI", edited: "(modifié)", today: "Aujourd'hui", yesterday: "Hier", fresh: "Nouveau",
  channels: "Canaux", direct: "Messages directs", apps: "Applications", home: "Accueil", messages: "Messages", about: "À propos",
  thread: "Fil de discussion", replyInThread: "Répondre dans le fil", reply: "Répondre…", message: "Message à {0}", replies: "{0} réponses", oneReply: "1 réponse",
  alsoSend: "Envoyer aussi à {0}", send: "Envoyer", attach: "Joindre des fichiers", attached: "Fichiers de ce message", removeFile: "Retirer {0}",
  dropFiles: "Déposez des fichiers pour les joindre", tooLarge: "{0} dépasse {1} Mo.", tooMany: "Au plus {0} fichiers par message.", shortcuts: "Raccourcis",
  more: "Plus d'actions", viewBlocks: "Voir les blocs", replay: "Rejouer", edit: "Modifier le message", remove: "Supprimer le message", copy: "Copier", copied: "Copié",
  copyText: "Copier le texte", close: "Fermer", cancel: "Annuler", save: "Enregistrer", back: "Retour", confirm: "OK", actAs: "Agir en tant que {0}", people: "Personnes",
  guest: "invité", external: "autre espace", french: "français", english: "anglais", theme: "Clair ou sombre", wire: "Échanges",
  ask: "Demander à {0}", newChat: "Nouvelle conversation", continuing: "Suite de « {0} »", history: "Conversations précédentes", connected: "{0} est connecté",
  offline: "{0} se reconnecte", lost: "Le bac à sable ne répond pas. Nouvel essai…", working: "{0} travaille", noHome: "L'accueil s'ouvre…",
  noMatch: "Aucun résultat", searching: "Recherche…", typeMore: "Encore {0} caractères", required: "Veuillez remplir ce champ",
  optional: "(facultatif)", unknownBlock: "Un bloc que cette page ne connaît pas : {0}", otherHost: "Une image d'un autre serveur, que cette page ne charge pas",
  beginning: "C'est le tout début de {0}.", dmBeginning: "Écrivez ici à {0}, en français ou en anglais. Le message n'est visible que pour vous deux.",
  faults: "Pannes", slow: "API Web lente (2 s)", s429: "429 à chaque appel", s500: "500 à chaque appel", drop: "Couper les connexions",
  refresh: "Demander la reconnexion", redeliver: "Livrer de nouveau le dernier événement", duplicate: "Envoyer deux fois la dernière enveloppe", corpus: "Corpus", reload: "Recharger le corpus",
  refused: "Les fichiers ont été refusés, la version précédente répond : {0}",
  transcript: "Transcription", gallery: "Galerie", noSlashInThread: "Les commandes ne fonctionnent pas dans les fils.", sent: "Envoyé de nouveau", noCommand: "{0} n'est pas une commande ici.",
  complaints: "{0} anomalies", keyboard: "Raccourcis clavier", switchTo: "Aller à…", commands: "Commandes", status: "{0} {1}", joined: "a rejoint",
  builder: "Ouvrir Block Kit Builder", file: "fichier", shared: "Partagé avec un autre espace de travail", members: "{0} membres", menu: "Conversations",
  feedback: "Évaluer cette réponse", previous: "Précédent", next: "Suivant", page: "Page {0} sur {1}", trouble: "La connexion a échoué. Réessayer?",
  kSwitch: "Aller à une conversation", kCompose: "Écrire un message", kUpDown: "Passer d'un message à l'autre", kRegion: "Partie suivante de la page", kSend: "Envoyer", kLine: "Nouvelle ligne",
  kClose: "Fermer ce qui est ouvert", kHelp: "Cette liste", kEdit: "Modifier votre dernier message", kMenu: "Actions du message actif", kThread: "Ouvrir son fil", skip: "Aller à la conversation",
  stop: "Arrêter", prompts: "Essayez une de ces questions", deleted: "Ce message a été supprimé.", restricted: "Non visible sur cette page",
  pinned: "Un espace de travail sur cet ordinateur, avec le vrai robot : rien de ce que vous écrivez n'en sort.", tryList: "Vérifier une liste de fournisseurs, en message direct",
  table: "Tableau", carousel: "Carrousel",
};

let lang = "en";

export const language = () => lang;

// speak sets the language of the page from a locale.
export function speak(locale) {
  lang = String(locale ?? "").startsWith("fr") ? "fr" : "en";
  document.documentElement.lang = lang;
}

// t is a word of the page, its {0}, {1}… filled in.
export function t(key, ...args) {
  const s = (lang === "fr" ? fr : en)[key];
  if (s === undefined) throw new Error(`no string ${key}`);
  return s.replace(/\{(\d)\}/g, (_, n) => args[n]);
}
