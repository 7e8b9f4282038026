import { readWindow } from '../kernel/window-phrase.js';
import { phraseContextOf } from './item-deadline.js';
import type { DraftPhase } from './plan-draft.js';
import { flowing, halfWidth } from './printed-text.js';
import type { ReadingContext } from './reading-context.js';
import { sectionText, type Section } from './section.js';

const PHASE_TITLE = /^(.+?)\(([^()]*(?:月|季度|年)[^()]*)\)$/;

/** The phases a 工作安排 section lists, each with its window; a phase without readable dates is kept and reported. */
export function readPhases(arrangement: readonly Section[], context: ReadingContext): DraftPhase[] {
  return arrangement
    .flatMap((section) => section.children)
    .map((section, index) => {
      const key = `phase-${index + 1}`;
      const match = PHASE_TITLE.exec(halfWidth(section.title));
      const name = match?.[1] === undefined ? section.title : section.title.slice(0, match[1].length);
      const raw = match?.[1] === undefined ? '' : section.title.slice(match[1].length + 1, -1);
      const window = raw === '' ? null : readWindow(raw, phraseContextOf(context));
      if (!window) {
        context.log.add({ code: 'phase-undated', field: `${key}.window`, place: section.place, printed: section.title, done: '保留阶段，没有起止日期', proposal: '请填写阶段的起止日期' });
      }
      const text = flowing(sectionText(section));
      const afterTitle = text.slice(text.indexOf('。') + 1);
      return { key, name, window: window ?? { raw, startsOn: null, endsOn: null }, text: afterTitle, place: section.place };
    });
}
