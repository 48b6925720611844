// Runs before the first paint, so that a page in the dark scheme does not flash white.
(function () {
  let chosen = null;
  try {
    chosen = localStorage.getItem('parley.color-scheme');
  } catch {
    // Storage is forbidden: follow the system.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
