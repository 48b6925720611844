import type { Context } from '../context.ts';

/** Whether an address is not to be previewed: our own, a host that an administrator named, or an unusual port. */
export function isIgnored(ctx: Context, address: string): boolean {
  if (!URL.canParse(address)) return true;
  const url = new URL(address);
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return (
    address.startsWith(`${ctx.config.http.rootUrl}/`) ||
    listOf(ctx.settings.get('API_EmbedIgnoredHosts')).some((pattern) => fits(url.hostname, pattern)) ||
    !listOf(ctx.settings.get('API_EmbedSafePorts')).includes(port)
  );
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== '');
}

/** `example.org` is that host; `*.example.org` every host below it. */
function fits(hostname: string, pattern: string): boolean {
  return pattern.startsWith('*.') ? hostname.endsWith(pattern.slice(1)) : hostname === pattern;
}
