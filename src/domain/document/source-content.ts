import type { Block } from './block.js';
import type { FindingCode } from './finding-codes.js';
import type { Place } from './plan-draft.js';

/** What kind of file the blocks were taken from, found by its content. */
export type SourceFormat = 'text' | 'html' | 'docx' | 'xlsx';

/** Character encoding the bytes were read in; null for formats that state their own (docx, xlsx). */
export type SourceEncoding = 'UTF-8' | 'GBK' | 'GB18030' | 'UTF-16LE' | 'UTF-16BE';

/** Something the extraction left out or decided (a hidden sheet, a deleted passage); reported with the document it stands in. */
export interface SourceDoubt {
  readonly code: FindingCode;
  readonly place: Place;
  readonly printed: string;
  readonly done: string;
  readonly proposal?: string;
}

/** A file turned into what the domain reads; the same shape for every format. */
export interface SourceContent {
  readonly format: SourceFormat;
  readonly encoding: SourceEncoding | null;
  /** The words of the file as lines; places of blocks and doubts are 1-based lines of this text. */
  readonly text: string;
  /** What each line is called in the file itself (任务表!5, 表2第3行), by position; [] where the line number says it. */
  readonly lineNames: readonly string[];
  readonly blocks: readonly Block[];
  readonly doubts: readonly SourceDoubt[];
}
