import type { Schemas } from '../../api/client';

export type Notice = Schemas['NoticeResponse'];
type State = Notice['state'];

export const NOTICE_VIEWS = ['drafts', 'running', 'closed', 'dropped'] as const;
export type NoticeView = (typeof NOTICE_VIEWS)[number];

const STATES: Readonly<Record<NoticeView, readonly State[]>> = { drafts: ['draft', 'signed'], running: ['issued', 'answered', 'returned'], closed: ['closed'], dropped: ['superseded', 'discarded'] };

const COLOURS = ['red', 'yellow', 'blue'] as const;

export interface LevelGroup {
  readonly colour: (typeof COLOURS)[number];
  readonly rows: readonly Notice[];
}

export function inView(notices: readonly Notice[], view: NoticeView): readonly Notice[] {
  return notices.filter(({ state }) => STATES[view].includes(state));
}

/** The gravest level first, in each the order of the server; levels without notices are left out. */
export function byLevel(notices: readonly Notice[]): readonly LevelGroup[] {
  return COLOURS.map((colour) => ({ colour, rows: notices.filter((notice) => notice.colour === colour) })).filter(({ rows }) => rows.length > 0);
}

export type Audience = 'liaison' | 'unitHead' | 'leader';

/** Who is told of a notice of this level: the graver, the higher. */
export function audiencesOf(colour: Notice['colour']): readonly Audience[] {
  if (colour === 'blue') return ['liaison'];
  return colour === 'yellow' ? ['liaison', 'unitHead'] : ['liaison', 'unitHead', 'leader'];
}

const DRAFT_MARK = /\n?（[^（）]*草稿，[^（）]*后生效。）$/u;

/** The text as it goes out: the server takes the remark that it is a draft off its end. */
export function finalText(body: string): string {
  return body.replace(DRAFT_MARK, '');
}

/** The title without the level and the unit, which stand beside it. */
export function subjectOf(title: string): string {
  return title.replace(/^\S色督办单：\S+\s+/, '');
}
