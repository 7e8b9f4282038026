/** Fields of an audit row's detail whose values are never stored: whoever reads the audit must not learn how to get in (promise A16). */
const SECRET_FIELD = /pass(?:word|phrase|wd)|secret|token|cookie|credential|totp|^otp|activationcode|recoverycode|authori[sz]ation|apikey|privatekey|口令|密码|密钥/i;
const WITHHELD = '［不记录］';
const LONGEST = 2_000;

/** Subjects of the running of the house. The detail of every other subject is the offices' and units' business. */
const OF_ADMINISTRATION = new Set([
  'account', 'post', 'session', 'signIn', 'roleChange', 'apiToken', 'audit', 'installation', 'freeze', 'calendarYear', 'ladder', 'outbox', 'delivery', 'message', 'channelEndpoint', 'calendarFeed', 'route',
]);
const WITHOUT_WORDS = /^[\x20-\x7e]{0,200}$/;
const BUSINESS = '（业务内容，不显示）';

type Json = null | boolean | number | string | readonly Json[] | { readonly [field: string]: Json };

/** The detail as it may be stored: no values of secret fields, no text longer than 2 000 characters. */
export function storableDetail(detail: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return mapped(JSON.parse(JSON.stringify(detail)) as Json, (field, words) => {
    if (SECRET_FIELD.test(field)) return WITHHELD;
    return words !== null && words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
  }) as Record<string, unknown>;
}

/** The detail as administrators may see it: of business subjects only numbers, codes and dates (access table: administrators see no business content). */
export function detailWithoutBusiness(subjectType: string, detail: Readonly<Record<string, unknown>>): Record<string, unknown> {
  if (OF_ADMINISTRATION.has(subjectType)) return { ...detail };
  return mapped(detail as Json, (_, words) => (words === null || words === WITHHELD || WITHOUT_WORDS.test(words) ? words : BUSINESS)) as Record<string, unknown>;
}

/** Every text in the value put through `change`, with the name of the nearest field; of other values only whether their field may stand is asked, with null. */
function mapped(value: Json, change: (field: string, words: string | null) => string | null, field = ''): Json {
  if (typeof value === 'string') return change(field, value);
  if (Array.isArray(value)) return value.map((one: Json) => mapped(one, change, field));
  if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mapped(one, change, name)]));
  return change(field, null) ?? value;
}
