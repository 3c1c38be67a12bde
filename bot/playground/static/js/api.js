// What the page asks of its server.

async function answer(res) {
  const body = await res.json().catch(() => ({ error: `${res.status} ${res.statusText}` }));
  if (!res.ok) throw new Error(body.error ?? res.statusText);
  return body;
}

export const get = async (path) => answer(await fetch(path));

// upload sends a file; a post attaches it by the ID that comes back.
export const upload = async (file) =>
  (await answer(await fetch(`/api/files?name=${encodeURIComponent(file.name)}`, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file }))).id;

export const post = async (path, body) =>
  answer(await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }));
