import { SourceRejected } from '../../../domain/document/source-rejected.js';
import { scanXml } from './scan-xml.js';

const ACTIVE_PATH = /(?:^|\/)(?:vbaProject[^/]*\.bin|vbaData\.xml|activeX\/.*|macrosheets\/.*|oleObject[^/]*\.bin)$/i;
const ACTIVE_TYPE = /macroEnabled|macrosheet|vbaProject|vbaData|activeX|oleObject/i;
const ACTIVE_RELATIONSHIP = /\/(?:vbaProject|wordVbaData|control|activeXControlBinary|oleObject|xlMacrosheet|xlIntlMacrosheet)$/;

/**
 * Refuses packages that carry programs: macros, ActiveX controls, embedded objects; found by path, by declared content type and by
 * relationship, since each of the three can be disguised. Relationships to the outside carry nothing and are left alone.
 */
export function refuseActiveContent(paths: readonly string[], parts: ReadonlyMap<string, Uint8Array>): void {
  const contentTypes = parts.get('[Content_Types].xml');
  const byExtension = new Map<string, string>();
  const byPath = new Map<string, string>();
  if (contentTypes) {
    scanXml(contentTypes, '[Content_Types].xml', {
      open: (name, attributes) => {
        const type = attributes.get('ContentType') ?? '';
        if (name === 'Default') byExtension.set((attributes.get('Extension') ?? '').toLowerCase(), type);
        if (name === 'Override') byPath.set((attributes.get('PartName') ?? '').replace(/^\//, '').toLowerCase(), type);
      },
    });
  }
  for (const path of paths) {
    const type = byPath.get(path.toLowerCase()) ?? byExtension.get(path.slice(path.lastIndexOf('.') + 1).toLowerCase()) ?? '';
    if (ACTIVE_PATH.test(path) || ACTIVE_TYPE.test(type)) throw activeContent();
  }
  for (const [path, part] of parts) {
    if (!path.endsWith('.rels')) continue;
    scanXml(part, path, {
      open: (name, attributes) => {
        const outside = attributes.get('TargetMode') === 'External';
        if (name === 'Relationship' && !outside && ACTIVE_RELATIONSHIP.test(attributes.get('Type') ?? '')) throw activeContent();
      },
    });
  }
}

function activeContent(): SourceRejected {
  return new SourceRejected('active-content', '文件带有宏、ActiveX 控件或嵌入的程序，为了安全没有读取。请另存为不含宏的 .xlsx 或 .docx，删去嵌入的对象后再导入。');
}
