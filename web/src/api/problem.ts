/** One of the places a problem is about. */
export interface ProblemPlace {
  readonly pointer: string;
  readonly detail: string;
}

/** What went wrong, in words for people: `code` is stable, `message` says what happened and what to do, `places` where. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly places: readonly ProblemPlace[];

  constructor(status: number, code: string, message: string, places: readonly ProblemPlace[] = []) {
    super(message);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code;
    this.places = places;
  }
}

/** The problem in an answer (RFC 9457); an answer that is none, such as that of a gateway, becomes one. */
export function problemIn(status: number, body: unknown): ApiProblem {
  const { code, detail, title, errors } = (typeof body === 'object' && body !== null ? body : {}) as { code?: unknown; detail?: unknown; title?: unknown; errors?: unknown };
  const words = [detail, title].find((text): text is string => typeof text === 'string' && text !== '');
  return new ApiProblem(status, typeof code === 'string' ? code : 'unknown', words ?? `HTTP ${status}`, Array.isArray(errors) ? errors.filter(isPlace) : []);
}

function isPlace(entry: unknown): entry is ProblemPlace {
  const { pointer, detail } = (entry ?? {}) as { pointer?: unknown; detail?: unknown };
  return typeof pointer === 'string' && typeof detail === 'string';
}
