import { posix } from 'node:path';
import { readXml } from './xml-elements.js';
import { damaged } from './damaged-document.js';

/** The parts of a .docx package that hold its words; null where the document has none. */
export interface DocumentParts {
  readonly name: string;
  readonly document: Uint8Array;
  readonly styles: Uint8Array | null;
  readonly numbering: Uint8Array | null;
}

type Parts = ReadonlyMap<string, Uint8Array>;

/** Targets a part (the package itself for '') refers to inside the package, by the last word of their relationship type (officeDocument, styles); links to the outside are left out. */
function relationshipsOf(parts: Parts, name: string): ReadonlyMap<string, string> {
  const folder = posix.dirname(name);
  const file = posix.join(folder, '_rels', `${posix.basename(name)}.rels`);
  const targets = new Map<string, string>();
  const bytes = parts.get(file);
  if (!bytes) return targets;
  readXml(bytes, file, 'rel:Relationships', ({ attributes }) => {
    const kind = posix.basename(attributes.Type ?? '');
    if (attributes.TargetMode === 'External' || targets.has(kind)) return;
    targets.set(kind, posix.resolve('/', folder, attributes.Target ?? '').slice(1));
  });
  return targets;
}

/** Finds document, styles and numbering by the relationships of the package, else by their usual names; throws SourceRejected `corrupt` without a document. */
export function documentParts(parts: Parts): DocumentParts {
  const name = relationshipsOf(parts, '').get('officeDocument') ?? 'word/document.xml';
  const document = parts.get(name);
  if (!document) throw damaged(`缺少正文 ${name}`);
  const related = relationshipsOf(parts, name);
  const beside = (kind: string): Uint8Array | null => parts.get(related.get(kind) ?? posix.join(posix.dirname(name), `${kind}.xml`)) ?? null;
  return { name, document, styles: beside('styles'), numbering: beside('numbering') };
}
