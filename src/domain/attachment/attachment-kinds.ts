/** What may be attached: what offices write in, official layouts (PDF, OFD) and pictures; nothing that can run. */
export const ATTACHMENT_KINDS = {
  pdf: { title: 'PDF', mediaType: 'application/pdf', extensions: ['pdf'] },
  ofd: { title: 'OFD 版式文件', mediaType: 'application/ofd', extensions: ['ofd'] },
  docx: { title: 'Word 文档', mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extensions: ['docx'] },
  xlsx: { title: 'Excel 工作簿', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'] },
  pptx: { title: '演示文稿', mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', extensions: ['pptx'] },
  doc: { title: '旧版 Word 文档', mediaType: 'application/msword', extensions: ['doc'] },
  xls: { title: '旧版 Excel 工作簿', mediaType: 'application/vnd.ms-excel', extensions: ['xls'] },
  png: { title: 'PNG 图片', mediaType: 'image/png', extensions: ['png'] },
  jpg: { title: 'JPEG 图片', mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  text: { title: '文本', mediaType: 'text/plain; charset=utf-8', extensions: ['txt', 'csv'] },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly mediaType: string; readonly extensions: readonly string[] }>>;

export type AttachmentKind = keyof typeof ATTACHMENT_KINDS;

/** The extensions people may choose from, for messages. */
export const ATTACHMENT_EXTENSIONS = Object.values(ATTACHMENT_KINDS).flatMap(({ extensions }) => extensions);

/** Extensions that run or unpack when opened; one of them before the last is a disguise (报告.exe.pdf). */
const RUNNING = new Set([
  'exe', 'scr', 'bat', 'cmd', 'pif', 'msi', 'dll', 'ps1', 'vbs', 'vbe', 'js', 'jse', 'mjs', 'wsf', 'wsh', 'hta', 'jar', 'lnk', 'reg', 'sh', 'py', 'php', 'html', 'htm', 'xhtml', 'svg', 'swf', 'apk', 'app', 'iso', 'docm', 'dotm', 'xlsm', 'xlsb',
  'pptm', 'zip', 'rar', '7z',
]);

/** The kind that a name claims by its extension, or null when nothing of that extension may be attached. */
export function kindOfName(name: string): AttachmentKind | null {
  const last = extensionsOf(name).at(-1) ?? '';
  const kinds = Object.keys(ATTACHMENT_KINDS) as AttachmentKind[];
  return kinds.find((kind) => (ATTACHMENT_KINDS[kind].extensions as readonly string[]).includes(last)) ?? null;
}

/** The extension of a program that a name carries before its last one, or null. */
export function disguisedExtension(name: string): string | null {
  return extensionsOf(name).slice(0, -1).find((extension) => RUNNING.has(extension)) ?? null;
}

function extensionsOf(name: string): string[] {
  return name.toLowerCase().split('.').slice(1).map((part) => part.trim());
}
