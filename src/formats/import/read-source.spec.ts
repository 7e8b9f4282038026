import fc from 'fast-check';
import { rejectionCode, workbookEntries, writtenWorkbook, writtenZip } from '../../../test/support/office-files.js';
import { readSource } from './read-source.js';

const WORKBOOK = {
  sheets: { 任务: '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46022</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>甲</t></is></c></row></sheetData><mergeCells><mergeCell ref="A2:B3"/></mergeCells>' },
  sharedStrings: '<si><t>序号</t></si>',
  formats: [14],
};

test('a text and a workbook are read by their content', async () => {
  await expect(readSource(Buffer.from('武政办〔2024〕21号\n'))).resolves.toMatchObject({ format: 'text', encoding: 'UTF-8', lineNames: [], blocks: [{ kind: 'paragraph' }], doubts: [] });
  await expect(readSource(writtenWorkbook(WORKBOOK))).resolves.toMatchObject({ format: 'xlsx', encoding: null, text: '任务\n序号\t2025年12月31日\n甲' });
});

test('a file larger than 20 MB is refused whatever it is', async () => {
  const bytes = writtenZip([...workbookEntries(WORKBOOK), { name: 'xl/media/image1.bmp', content: '', packed: Buffer.alloc(21 * 1024 * 1024) }]);
  await expect(rejectionCode(readSource(bytes))).resolves.toBe('source-too-large');
});

const endsInOrder = async (bytes: Uint8Array): Promise<boolean> =>
  readSource(bytes).then(
    () => true,
    (error: unknown) => (error as Error).name === 'SourceRejected',
  );

test('whatever bytes of a workbook are damaged, it is read or rejected with a code', async () => {
  const sound = writtenWorkbook(WORKBOOK);
  const damage = fc.record({ at: fc.nat(sound.length - 1), byte: fc.nat(255) });
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 8 }), fc.nat(sound.length), async (damages, length) => {
      const bytes = Buffer.from(sound);
      for (const { at, byte } of damages) bytes[at] = byte;
      return (await endsInOrder(bytes)) && (await endsInOrder(sound.subarray(0, length)));
    }),
    { numRuns: 300 },
  );
}, 60_000);

test('whatever pieces of its parts are cut out or doubled, it is read or rejected with a code', async () => {
  const entries = workbookEntries(WORKBOOK);
  await fc.assert(
    fc.asyncProperty(fc.nat(entries.length - 1), fc.nat(2000), fc.integer({ min: 1, max: 40 }), fc.boolean(), async (chosen, at, length, doubled) => {
      const changed = entries.map((entry, index) => {
        if (index !== chosen) return entry;
        const words = String(entry.content);
        const start = at % words.length;
        const piece = words.slice(start, start + length);
        return { ...entry, content: words.slice(0, start) + (doubled ? piece + piece : '') + words.slice(start + length) };
      });
      return endsInOrder(writtenZip(changed));
    }),
    { numRuns: 500 },
  );
}, 60_000);
