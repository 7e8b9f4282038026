import type { Messages } from '../../i18n/zh';

export interface AuditFilter {
  readonly actorId?: string;
  readonly action?: string;
  readonly outcome?: 'done' | 'refused';
  readonly subjectType?: string;
  readonly subjectId?: string;
  readonly from?: string;
  readonly to?: string;
}

export const FILTER_PARTS = ['actorId', 'action', 'outcome', 'subjectType', 'subjectId', 'from', 'to'] as const;
const FITTING: Readonly<Record<(typeof FILTER_PARTS)[number], RegExp>> = {
  actorId: /^\d{1,18}$/,
  action: /^[A-Za-z][\w.-]{0,99}$/,
  outcome: /^(done|refused)$/,
  subjectType: /^[A-Za-z]\w{0,59}$/,
  subjectId: /^\d{1,18}$/,
  from: /^\d{4}-\d{2}-\d{2}$/,
  to: /^\d{4}-\d{2}-\d{2}$/,
};

/** The filter that stands in an address; what the server would not understand is left out. */
export function filterIn(params: URLSearchParams): AuditFilter {
  return Object.fromEntries(FILTER_PARTS.flatMap((part) => {
    const value = params.get(part) ?? '';
    return FITTING[part].test(value) ? [[part, value]] : [];
  })) as AuditFilter;
}

/** What was done as noun and verb, the code itself where a part of it is not known: 责任 · 签收. */
export function actionWords(code: string, words: Messages['audit']): string {
  const [noun = '', verb = ''] = code.split('.');
  return `${words.nouns[noun] ?? noun} · ${words.verbs[verb] ?? spaced(verb)}`;
}

/** extensionRequested as extension requested. */
function spaced(code: string): string {
  return code.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
