import fc from 'fast-check';
import { docxParts, field, paragraph, plain, run, table, row, cell } from '../../../../test/support/docx-parts.js';
import { SourceRejected } from '../../../domain/document/source-rejected.js';
import { docxContent } from './docx-content.js';

type Parts = Map<string, Uint8Array>;
const DOCUMENT = 'word/document.xml';
const PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function withPart(name: string, content: string | Uint8Array, parts: Parts = docxParts(plain('甲'))): Parts {
  return new Map([...parts, [name, typeof content === 'string' ? Buffer.from(content) : content]]);
}

const documentText = (body: string): string => Buffer.from(docxParts(body).get(DOCUMENT) ?? []).toString();
const nested = (depth: number): string => '<w:sdt><w:sdtContent>'.repeat(depth) + plain('甲') + '</w:sdtContent></w:sdt>'.repeat(depth);
const nestedTables = (depth: number): string => (depth === 0 ? plain('甲') : table([row([cell(nestedTables(depth - 1) + plain(''))])]));

describe('a package', () => {
  it.each([
    ['without a document', new Map<string, Uint8Array>(), 'corrupt'],
    ['whose document is cut off', withPart(DOCUMENT, documentText(plain('甲')).slice(0, -20)), 'corrupt'],
    ['whose document is something else', withPart(DOCUMENT, '<html/>'), 'corrupt'],
    ['whose document is empty', withPart(DOCUMENT, ''), 'corrupt'],
    ['with an entity nobody defined', withPart(DOCUMENT, documentText(plain('甲')).replace('甲', '&x;')), 'corrupt'],
    ['with damaged styles', withPart('word/styles.xml', '<w:styles>'), 'corrupt'],
    ['with a DOCTYPE', withPart(DOCUMENT, `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${documentText(plain('甲'))}`.replace(/(<!DOCTYPE.*?\]>)(<\?xml.*?\?>)/, '$2$1')), 'doctype'],
    ['with a DOCTYPE in its numbering', withPart('word/numbering.xml', '<!DOCTYPE a><a/>'), 'doctype'],
    ['nested deeper than documents are', docxParts(nested(200)), 'too-deep'],
    ['of 20 000 nested elements', docxParts(nested(10_000)), 'too-deep'],
    ['with tables nested very deeply', docxParts(nestedTables(100)), 'too-deep'],
    ['with a cell over a million columns', docxParts(table([row([cell('甲', { span: 1_000_000 })])])), 'bad-merge'],
    ['with a table of very many cells', docxParts(table([row(Array<string>(250).fill(cell('甲'))), ...Array<string>(8000).fill(row([cell('', { span: 250 })]))])), 'bad-merge'],
    ['with long words merged over very many rows', docxParts(table([row([cell('甲'.repeat(100_000), { merge: 'restart' })]), ...Array.from({ length: 300 }, () => row([cell('', { merge: 'continue' })]))])), 'bad-merge'],
    ['with a field that never ends', docxParts(paragraph(field('REF a', '').replace(/<w:r><w:fldChar w:fldCharType="(?:separate|end)"\/><\/w:r>/g, '') + run('甲'))), 'corrupt'],
    ['without any words', docxParts(plain('', '')), 'no-text'],
    ['with pictures only', docxParts(paragraph('<w:r><w:drawing><pic:pic/></w:drawing></w:r>')), 'no-text'],
  ])('%s is rejected with a code and a Chinese message', (_, parts, code) => {
    expect(() => docxContent(parts)).toThrow(expect.objectContaining({ name: 'SourceRejected', code, message: expect.stringMatching(/^(?:Word )?文件.*。$/) }));
  });

  it('says of a scan that it is one and what to do', () => {
    expect(() => docxContent(docxParts(paragraph('<w:r><w:drawing><pic:pic/></w:drawing></w:r>')))).toThrow(/只有图片.*OCR/);
  });

  it('is read with its document wherever the relationships put it', () => {
    const parts = new Map([
      ['_rels/.rels', Buffer.from(`<Relationships ${PACKAGE}><Relationship Id="1" Type="${OFFICE}/officeDocument" Target="/word/document2.xml"/></Relationships>`)],
      ['word/_rels/document2.xml.rels', Buffer.from(`<Relationships ${PACKAGE}><Relationship Id="1" Type="${OFFICE}/styles" Target="https://example.org/x" TargetMode="External"/><Relationship Id="2" Type="${OFFICE}/styles" Target="styles2.xml"/></Relationships>`)],
      ['word/document2.xml', Buffer.from(documentText(paragraph(run('密', '<w:rStyle w:val="暗"/>') + run('公开'))))],
      ['word/styles2.xml', docxParts('', { styles: '<w:style w:type="character" w:styleId="暗"><w:rPr><w:vanish/></w:rPr></w:style>' }).get('word/styles.xml') ?? Buffer.of()],
    ]);
    expect(docxContent(parts).text).toBe('公开');
  });

  it.each([
    ['another prefix', (text: string) => text.replace(/<(\/?)w:/g, '<$1x:').replace(/ w:(?=\w+=)/g, ' x:').replace('xmlns:w=', 'xmlns:x=')],
    ['the strict namespace', (text: string) => text.replace('http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'http://purl.oclc.org/ooxml/wordprocessingml/main')],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text.replace('UTF-8', 'UTF-16')}`, 'utf16le')],
  ])('is read in %s', (_, rewritten) => {
    expect(docxContent(withPart(DOCUMENT, rewritten(documentText(plain('武政办') + table([row([cell('甲', { span: 2 })])])))))).toMatchObject({ text: '武政办\n甲' });
  });

  it('with bytes changed anywhere is read or rejected, and nothing else', () => {
    const whole = documentText(paragraph(run('甲') + field('REF a', run('乙'))) + table([row([cell('丙', { merge: 'restart' }), cell('丁', { span: 2 })]), row([cell('', { merge: 'continue' }), '戊', '己'])]));
    const position = fc.integer({ min: 0, max: whole.length });
    const outcome = (text: string): string => {
      try {
        const { blocks, text: words, lineNames } = docxContent(withPart(DOCUMENT, text));
        return blocks.length > 0 && lineNames.length === words.split('\n').length ? 'read' : 'wrong';
      } catch (error) {
        return error instanceof SourceRejected ? 'rejected' : String(error);
      }
    };
    fc.assert(
      fc.property(position, position, position, (from, to, at) => {
        const piece = whole.slice(Math.min(from, to), Math.max(from, to));
        expect(['read', 'rejected']).toContain(outcome(whole.slice(0, from) + whole.slice(to)));
        expect(['read', 'rejected']).toContain(outcome(whole.slice(0, at) + piece + whole.slice(at)));
      }),
    );
    const outcomes = [...whole.matchAll(/<w:\w+\b[^>]*\/>/g)].map(({ 0: element, index }) => outcome(whole.slice(0, index) + whole.slice(index + element.length)));
    expect(outcomes).toContain('read');
    expect(outcomes.filter((reached) => reached !== 'read' && reached !== 'rejected')).toEqual([]);
  });

  it('is read when its document holds 100 000 paragraphs in one content control', () => {
    const body = `<w:sdt><w:sdtContent>${plain('甲').repeat(100_000)}</w:sdtContent></w:sdt>`;
    expect(docxContent(docxParts(body)).blocks).toHaveLength(100_000);
  });
});
