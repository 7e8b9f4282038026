const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg\/(\d+)/, 'Edge'],
  [/\bFirefox\/(\d+)/, 'Firefox'],
  [/\b(?:Headless)?Chrome\/(\d+)/, 'Chrome'],
  [/\bVersion\/(\d+).*\bSafari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/UOS|Kylin|Linux/, 'Linux'],
];

/** What people call the browser that sent this line: Chrome 86 · Windows; the line itself, shortened, where it is none that is known. */
export function browserName(line: string): string {
  const browser = BROWSERS.map(([known, name]) => [known.exec(line)?.[1], name] as const).find(([version]) => version !== undefined);
  if (browser === undefined) return line.slice(0, 40);
  const system = SYSTEMS.find(([known]) => known.test(line))?.[1];
  return `${browser[1]} ${browser[0]}${system === undefined ? '' : ` · ${system}`}`;
}
