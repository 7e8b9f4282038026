import { AttachmentRejected, type AttachmentRejectionCode } from '../../domain/attachment/attachment-rejected.js';
import { SourceRejected, type SourceRejectionCode } from '../../domain/document/source-rejected.js';
import { refuseActiveContent } from '../import/package/active-content.js';
import { openPackage } from '../import/package/read-package.js';
import type { AttachmentKind } from '../../domain/attachment/attachment-kinds.js';

/** Office packages by the folder of their main part. */
const MAIN_PARTS: readonly (readonly [RegExp, AttachmentKind])[] = [[/^word\//i, 'docx'], [/^xl\//i, 'xlsx'], [/^ppt\//i, 'pptx']];
const RELATIONS = /^\[Content_Types\]\.xml$|\.rels$/i;
/** Scripts inside an OFD file, or anything in it that another program would run. */
const RUNNING = /\.(?:js|exe|dll|bat|cmd|vbs|jar|html?|svg|sh|ps1)$/i;

const OTHER_WORDS: Readonly<Partial<Record<SourceRejectionCode, readonly [AttachmentRejectionCode, string]>>> = {
  encrypted: ['encrypted', '文件设有打开密码，收到的人打不开，也无法查毒。请取消密码，另存一份再上传。'],
  'active-content': ['active-content', '文件带有宏、ActiveX 控件或嵌入的程序，不能作为附件。请另存为不含宏的 .docx、.xlsx 或 .pptx，删去嵌入的对象后再上传。'],
  'expanded-too-large': ['expanded-too-large', '文件解开后过大，或压缩得异常紧密，没有接收。请另存一份再上传。'],
  'too-many-entries': ['expanded-too-large', '文件里的部件过多，没有接收。请去掉多余的图片，另存一份再上传。'],
};

/** The kind of a zip-based file by what stands in it, or null for an archive of another kind; throws AttachmentRejected for macros, passwords and what no office program writes. */
export async function packageKind(bytes: Uint8Array): Promise<AttachmentKind | null> {
  try {
    const { paths, xmlParts } = await openPackage(bytes);
    if (paths.some((path) => /^OFD\.xml$/i.test(path))) {
      if (paths.some((path) => RUNNING.test(path))) throw new SourceRejected('active-content', 'a program in an OFD file');
      return 'ofd';
    }
    if (!paths.includes('[Content_Types].xml')) return null;
    refuseActiveContent(paths, await xmlParts(RELATIONS));
    const kinds = MAIN_PARTS.filter(([folder]) => paths.some((path) => folder.test(path))).map(([, kind]) => kind);
    return kinds.length === 1 ? (kinds[0] ?? null) : null;
  } catch (error) {
    if (!(error instanceof SourceRejected)) throw error;
    const [code, words] = OTHER_WORDS[error.code] ?? ['corrupt', '文件不完整，或不是办公软件正常保存的文件。请重新取得原件，打开后另存一份再上传。'];
    throw new AttachmentRejected(code, words);
  }
}
