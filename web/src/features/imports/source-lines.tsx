import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/ui/button';
import { Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import type { DraftView, Finding } from './draft-view';
import { cellsOf, markedPieces } from './findings';
import { sourceLines } from './queries';

const AROUND = 2;
/** A doubt about a whole document begins with its first lines. */
const AT_FIRST = 12;
const AT_MOST = 400;

/** The printed lines the doubt is about, with a few around them: a row of a table keeps its cells, the printed words are marked. */
export function SourceLines({ view: { reading }, finding }: { readonly view: DraftView; readonly finding: Finding }) {
  const words = useWords().imports.check;
  const [all, setAll] = useState(false);
  const end = Math.min(finding.endLine, finding.line + AT_MOST);
  const last = all ? end : Math.min(end, finding.line + AT_FIRST - 1);
  const [from, to] = [Math.max(reading.line, finding.line - AROUND), Math.min(reading.endLine, last + AROUND)];
  const query = useQuery(sourceLines(reading.sourceDocumentId, from, to));
  return (
    <section className="import-source-lines" aria-label={words.source}>
      <h3>{words.source} <span className="quiet">{finding.at || words.lines(finding.line, finding.endLine)}</span></h3>
      <Waiting query={query}>
        {(lines) => (
          <ol>
            {lines.filter((line) => line.words.trim() !== '').map((line) => {
              const asked = line.line >= finding.line && line.line <= finding.endLine;
              return (
                <li key={line.line} data-asked={asked}>
                  <span className="import-line-number">{line.at || line.line}{asked && <span className="out-of-sight">{words.asked}</span>}</span>
                  <span className="import-line">
                    {cellsOf(line.words).map((cell, index) => (
                      <span key={index} className="import-cell">{asked ? markedPieces(cell, finding.printed).map((piece, at) => (piece.marked ? <mark key={at}>{piece.words}</mark> : piece.words)) : cell}</span>
                    ))}
                  </span>
                </li>
              );
            })}
          </ol>
        )}
      </Waiting>
      {last < end && <Button kind="plain" onPress={() => setAll(true)}>{words.moreLines(end - last)}</Button>}
    </section>
  );
}
