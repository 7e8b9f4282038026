import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { SourceRejected } from '../../../domain/document/source-rejected.js';

export type HtmlNode = DefaultTreeAdapterMap['node'];
export type HtmlElement = DefaultTreeAdapterMap['element'];

const DEEPEST = 256;
/** Elements whose words are no part of the document's text. */
const LEFT_OUT = new Set(['head', 'script', 'style', 'template', 'nav', 'footer', 'noscript', 'iframe', 'object', 'svg', 'select', 'button', 'textarea', 'audio', 'video', 'canvas']);
const HIDDEN_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i;

/** The element tree of a page. Throws SourceRejected `too-deep` above 256 levels. */
export function htmlTree(html: string): HtmlNode {
  const root = parse(html);
  let open: HtmlNode[] = [root];
  for (let depth = 0; open.length > 0; depth += 1) {
    if (depth > DEEPEST) throw new SourceRejected('too-deep', `网页的标签套了 ${DEEPEST} 层以上，不像公文。请在浏览器中打开后复制正文，另存为文本文件再导入。`);
    open = open.flatMap(childrenOf);
  }
  return root;
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node;
}

export function childrenOf(node: HtmlNode): readonly HtmlNode[] {
  return 'childNodes' in node ? node.childNodes : [];
}

/** The value of an attribute, null when it is not there. */
export function attribute(element: HtmlElement, name: string): string | null {
  return element.attrs.find((attr) => attr.name === name)?.value ?? null;
}

/** The CSS of an element's own style attribute. */
export function styleOf(element: HtmlElement): string {
  return attribute(element, 'style') ?? '';
}

/** True for elements that never hold words of the document (scripts, navigation). */
export function isLeftOut(element: HtmlElement): boolean {
  return LEFT_OUT.has(element.tagName);
}

/** True for what a reader of the page does not see: hidden by attribute or style, or marked as deleted. */
export function isHidden(element: HtmlElement): boolean {
  return element.tagName === 'del' || attribute(element, 'hidden') !== null || HIDDEN_STYLE.test(styleOf(element));
}

/** What a walk over the tree does: `enter` answers whether to go into the element. */
export interface Visitor {
  enter(element: HtmlElement): boolean;
  leave(element: HtmlElement): void;
  text(words: string): void;
}

/** Visits everything below a node in printed order, without recursion. */
export function visit(root: HtmlNode, visitor: Visitor): void {
  const stack: { node: HtmlNode; isLeaving: boolean }[] = [];
  const push = (parent: HtmlNode): void => {
    const children = childrenOf(parent);
    for (let index = children.length - 1; index >= 0; index -= 1) stack.push({ node: children[index] as HtmlNode, isLeaving: false });
  };
  push(root);
  for (let step = stack.pop(); step; step = stack.pop()) {
    const { node, isLeaving } = step;
    if (isElement(node)) {
      if (isLeaving) visitor.leave(node);
      else if (visitor.enter(node)) {
        stack.push({ node, isLeaving: true });
        push(node);
      }
    } else if ('value' in node) visitor.text(node.value);
  }
}
