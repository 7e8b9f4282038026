/** The parts of an item that people call it by. */
export interface NamedItem {
  readonly number: string;
  readonly position: number;
  readonly text: string;
}

const LABEL_LENGTH = 28;

/** Short name of an item in lists and messages: its printed number and the beginning of its text, cut at a pause where one is near. */
export function itemLabel({ number, position, text }: NamedItem): string {
  const beginning = text.split(/[。;；]/, 1)[0] ?? '';
  const characters = [...beginning];
  const words = characters.length <= LABEL_LENGTH ? beginning : `${characters.slice(0, LABEL_LENGTH).join('')}…`;
  return `第${number === '' ? position : number}项 ${words}`;
}
