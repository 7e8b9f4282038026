import type { Block } from './block.js';
import type { DocumentSegment } from './document-segment.js';
import { wordsOf } from './document-title.js';
import { holdsClause } from './item-texts.js';
import { knowsUnitsOf } from './paragraph-items.js';
import { flowing } from './printed-text.js';
import type { ReadingContext } from './reading-context.js';
import { isClosingProvision, outlineOf, purposeOf, sectionText, splitAnnexes, walkSections, type Outline, type Section, type SectionPurpose } from './section.js';
import { isImprint } from './signature.js';
import { readTaskLists } from './task-lists.js';
import { withEveryTask } from './task-sections.js';
import { restoreLostTables } from './table/lost-separators.js';
import type { TaskTable } from './table/task-table.js';
import { namesResponsible } from './work-signs.js';

/** What one document consists of, by purpose. */
export interface DocumentParts {
  /** Paragraphs before the first headings. */
  readonly opening: readonly Block[];
  /** All headings, whatever their purpose. */
  readonly outlined: readonly Section[];
  readonly annexes: readonly (readonly Block[])[];
  readonly lists: readonly TaskTable[];
  readonly sections: Readonly<Record<SectionPurpose, readonly Section[]>>;
  /** Text of the body and the annexes without signature and imprint. */
  readonly text: readonly Block[];
  /** Rows of a table that lost its separators could not be read. */
  readonly hasUnreadRows: boolean;
}

/** True when some of the sections name who is responsible. */
export function assignWork(sections: readonly Section[], context: ReadingContext): boolean {
  return walkSections(sections).some(({ section }) => namesResponsible(sectionText(section)) || holdsClause(section, knowsUnitsOf(context)));
}

function outlineOfText(blocks: readonly Block[]): Outline {
  return withEveryTask(outlineOf(blocks.filter((block) => block.kind === 'paragraph' && !isClosingProvision(block))));
}

/** The parts of a document: its outline by purpose with that of every annex that assigns work in paragraphs, and its task lists, annexes first. */
export function partsOf(segment: DocumentSegment, context: ReadingContext): DocumentParts {
  const { blocks, unread } = restoreLostTables(segment.blocks, context);
  const text = blocks.filter((block) => !segment.signatureBlocks.has(block) && !(block.kind === 'paragraph' && isImprint(flowing(block.text))));
  const { body, annexes } = splitAnnexes(text);
  const outline = outlineOfText(body);
  const working = annexes.filter((annex) => annex.some((block) => namesResponsible(wordsOf(block)))).map(outlineOfText);
  const outlines = [outline, ...working];
  const outlined = outlines.flatMap((part) => part.sections);
  const sections: Record<SectionPurpose, Section[]> = { goals: [], tasks: [], arrangement: [], requirements: [], provisions: [] };
  for (const section of outlined) {
    const purpose = purposeOf(section);
    // Provisions that name responsible units assign work all the same.
    sections[purpose === 'provisions' && assignWork([section], context) ? 'tasks' : purpose].push(section);
  }
  return { opening: outlines.flatMap((part) => part.opening), outlined, annexes, lists: [...annexes, body].flatMap((blocks) => readTaskLists(blocks, context)), sections, text, hasUnreadRows: unread };
}
