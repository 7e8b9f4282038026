import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlanDraft } from '../../../../src/domain/document/plan-draft.js';
import { readGazette } from '../../../../src/domain/document/read-gazette.js';
import { decodeText } from '../../../../src/formats/import/decode-text.js';
import { docxContent } from '../../../../src/formats/import/docx/docx-content.js';
import { gazetteBlocks } from '../../../../src/formats/import/gazette-text.js';
import { seedUnits } from '../seed-gazette.js';
import { asWord } from './as-word.js';

const units = seedUnits();
const printed = gazetteBlocks(decodeText(readFileSync(join(process.cwd(), 'seed-data/gazette-2024-05-06.txt'))).text);
const parts = asWord(printed);
const word = docxContent(parts);

/** A plan without the places, which are lines of different texts. */
function withoutPlaces(plan: PlanDraft | null): unknown {
  return JSON.parse(JSON.stringify(plan, (key, value: unknown) => (key === 'place' ? undefined : value)));
}

describe('the gazette as a Word document', () => {
  const fromWord = readGazette(word.blocks, units);
  const fromText = readGazette(printed, units);

  it('has its headings numbered by Word and is read without doubt', () => {
    const document = Buffer.from(parts.get('word/document.xml') ?? []).toString();
    expect(document.match(/<w:numPr>/g)?.length).toBe(387);
    expect(word.doubts.map(({ code }) => code)).toEqual([]);
    expect(fromText.filter(({ plan }) => plan !== null)).toHaveLength(11);
  });

  it.each(fromText.map((reading, index) => ({ number: reading.segment.documentNumber, reading, index })))('gives the same $number', ({ reading, index }) => {
    expect(withoutPlaces(fromWord[index]?.plan ?? null)).toEqual(withoutPlaces(reading.plan));
  });
});
