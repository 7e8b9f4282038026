import { SaxesParser } from 'saxes';
import { refuseDepth, takeWhole, type XmlIntake, xmlIntake } from './xml-bytes.js';

/** Called while an XML part is read; names come without their namespace prefix, attributes keep theirs. */
export interface XmlHandlers {
  readonly open?: (name: string, attributes: ReadonlyMap<string, string>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (words: string) => void;
}

/** Reads an XML part once from front to end, as it arrives, and tells the handlers what stands in it. Throws SourceRejected: `doctype`, `too-deep`, `corrupt`. */
export function scannedXml(path: string, handlers: XmlHandlers): XmlIntake {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  parser.on('opentag', (tag) => {
    depth += 1;
    refuseDepth(depth);
    handlers.open?.(localName(tag.name), new Map(Object.entries(tag.attributes)));
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    handlers.close?.(localName(tag.name));
  });
  if (handlers.text) {
    parser.on('text', handlers.text);
    parser.on('cdata', handlers.text);
  }
  return xmlIntake(path, parser);
}

/** Reads an XML part whose bytes are all there; throws as scannedXml. */
export function scanXml(bytes: Uint8Array, path: string, handlers: XmlHandlers): void {
  takeWhole(bytes, scannedXml(path, handlers));
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
