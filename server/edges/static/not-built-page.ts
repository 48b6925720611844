/** Shown where the client should be, when the server was started without building it. */
export const notBuiltPage = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Parley</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto; padding: 0 1rem; color-scheme: light dark; }
  code { padding: .1em .35em; border-radius: .3em; background: color-mix(in srgb, currentColor 12%, transparent); }
</style></head>
<body>
<h1>The server runs, the client is not built</h1>
<p><code>npm start</code> builds it and starts everything; <code>node scripts/build.mjs</code> only builds.
While you develop, <code>npm run dev</code> serves the client from its sources at port 5173.</p>
<p>The API answers already: <a href="/api/info">/api/info</a>.</p>
</body>
</html>
`;
