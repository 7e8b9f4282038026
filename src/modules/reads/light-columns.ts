import { TODAY } from './page-reader.js';

export const COLOURS = ['red', 'yellow', 'green', 'grey'] as const;
export type Colour = (typeof COLOURS)[number];

/**
 * The colour of `light()` as a column, so that rows can be counted and chosen by it: `duty` is a table of obligation columns, `yellow` the
 * row of its ladder. Equal on every row of every page, which the tests compare.
 */
export function colourOf(duty: string, yellow = 'yellow', today = TODAY): string {
  return `case when ${duty}.state is distinct from 'open' or ${duty}.due_on is null or ${duty}.effective_due_on is null then 'grey'
               when ${duty}.effective_due_on < ${today} then 'red' when ${duty}.effective_due_on <= ${yellow}.until then 'yellow' else 'green' end`;
}

/** What the sentence of a light is made of, as one JSON value; `duty` is a table of obligation columns. */
export function lightFactsOf(duty: string): string {
  return `json_build_object('state', ${duty}.state, 'dueOn', ${duty}.due_on, 'effectiveDueOn', ${duty}.effective_due_on, 'settledOn', ${duty}.settled_on,
    'pausedOn', ${duty}.paused_on, 'provisional', ${duty}.provisional, 'evergreen', ${duty}.evergreen, 'ladder', ${duty}.ladder)`;
}

/** How many rows have each colour, as one JSON value over rows with a `colour`. */
export const COLOUR_COUNTS = `json_build_object(${COLOURS.map((colour) => `'${colour}', (count(*) filter (where colour = '${colour}'))::int`).join(', ')})`;

/**
 * Of the completions owed on each item, the one that lights it: of joint leads the one that runs and is due first, when none runs any
 * more the one that was latest. `of` is a condition on `obligation` that an index serves.
 */
export function lightingDuties(of: string): string {
  return `select distinct on (assignment.item_id) assignment.item_id, obligation.state, obligation.due_on, effective_due_on, settled_on, settled_at, paused_on, provisional,
                 obligation.evergreen, ladder, obligation.id
          from obligation join assignment on assignment.id = obligation.subject_id
          where ${of} and subject_type = 'assignment' and kind = 'itemCompletion' and state <> 'voided'
          order by assignment.item_id, array_position(array['open', 'paused', 'settled'], obligation.state),
                   case when obligation.state = 'settled' then effective_due_on - settled_on else effective_due_on - date '2000-01-01' end, obligation.id`;
}
