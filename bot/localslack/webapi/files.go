package webapi
