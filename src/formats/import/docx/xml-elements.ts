import { SaxesParser, type SaxesTagNS } from 'saxes';
import { refuseDepth, takeWhole, xmlIntake } from '../package/xml-bytes.js';
import { UNREAD_SYMBOL } from './symbols.js';

/** One element: names carry the usual prefix of their namespace (w:p), whatever prefix the file uses. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  /** The characters directly in the element. */
  text: string;
}

/** Transitional and strict namespaces by their usual prefix (ECMA-376 parts 1 and 4). */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel'],
  ['http://schemas.openxmlformats.org/drawingml/2006/picture', 'pic'],
  ['http://purl.oclc.org/ooxml/drawingml/picture', 'pic'],
  ['http://schemas.openxmlformats.org/drawingml/2006/chart', 'c'],
  ['http://purl.oclc.org/ooxml/drawingml/chart', 'c'],
  ['http://schemas.openxmlformats.org/drawingml/2006/diagram', 'dgm'],
  ['http://purl.oclc.org/ooxml/drawingml/diagram', 'dgm'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
  ['', ''],
]);

function nameOf(uri: string, local: string): string {
  const prefix = PREFIXES.get(uri) ?? 'other';
  return prefix === '' ? local : `${prefix}:${local}`;
}

function opened(tag: SaxesTagNS): XmlElement {
  const attributes: Record<string, string> = {};
  for (const attribute of Object.values(tag.attributes)) attributes[nameOf(attribute.uri, attribute.local)] = attribute.value;
  return { name: nameOf(tag.uri, tag.local), attributes, children: [], text: '' };
}

/** Alternative contents say the same for newer and older programs: the first is what Word of today shows. */
function chosenBranch(alternatives: XmlElement): readonly XmlElement[] {
  const choice = alternatives.children.find(({ name }) => name === 'mc:Choice') ?? alternatives.children.find(({ name }) => name === 'mc:Fallback');
  return choice?.children ?? [];
}

/**
 * Reads an XML part and hands over, one by one, the elements that stand in `container` (the root or a child of it); false when there
 * is no such container. Throws SourceRejected: `doctype`, `too-deep`, `corrupt`.
 */
export function readXml(bytes: Uint8Array, part: string, container: string, deliver: (element: XmlElement) => void): boolean {
  const path: XmlElement[] = [];
  let containers = 0;
  const place = (element: XmlElement): void => {
    const parent = path.at(-1);
    if (!parent) return;
    if (element.name === 'mc:AlternateContent') for (const child of chosenBranch(element)) place(child);
    else if (parent.name === container && path.length <= 2) deliver(element);
    else parent.children.push(element);
  };
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('opentag', (tag) => {
    path.push(opened(tag));
    refuseDepth(path.length);
    if (path.length <= 2 && path.at(-1)?.name === container) containers += 1;
  });
  const characters = (text: string): void => {
    const element = path.at(-1);
    if (element) element.text += text;
  };
  parser.on('text', characters);
  parser.on('cdata', characters);
  parser.on('closetag', () => {
    const element = path.pop();
    if (element) place(element);
  });
  takeWhole(bytes, xmlIntake(part, parser));
  return containers > 0;
}

/** The first child of a name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((candidate) => candidate.name === name);
}

/** The `w:val` of a child element; undefined when either is missing. */
export function childValue(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.attributes['w:val'];
}

/** A whole number attribute; undefined when it is missing or no number. */
export function wholeNumber(value: string | undefined): number | undefined {
  return value !== undefined && /^-?\d{1,9}$/.test(value.trim()) ? Number(value) : undefined;
}

/** Whether a switch (`<w:vanish/>`) is on; undefined when the element is missing. */
export function switchedOn(element: XmlElement | undefined, name: string): boolean | undefined {
  const found = child(element, name);
  return found && !['0', 'false', 'off'].includes(found.attributes['w:val'] ?? '1');
}

/** All characters below an element that are text of the document, also deleted ones; a symbol of whatever font is one. */
export function allWords(element: XmlElement): string {
  if (element.name === 'w:sym') return UNREAD_SYMBOL;
  if (['w:t', 'w:delText', 'm:t'].includes(element.name)) return element.text;
  return element.children.map(allWords).join('');
}

/** True when the element or one below it has one of the names. */
export function contains(element: XmlElement, ...names: readonly string[]): boolean {
  return names.includes(element.name) || element.children.some((below) => contains(below, ...names));
}
