/** A Content-Disposition that makes a browser save the file under its name: RFC 6266, with the name by RFC 8187 (which replaced RFC 5987) and an ASCII name for old programs. */
export function attachmentDisposition(name: string): string {
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  const ascii = /^[\x20-\x7e]+$/.test(name) && !/["\\%;]/.test(name) ? name : `attachment${extension}`;
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*!]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}
