import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { plans } from '../../api/queries';
import { LightShape } from '../../components/pictures/light';
import { Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { spanWords, usedFor, whenWords } from './ladder-words';
import { ladderPolicy } from './queries';

type Policy = Schemas['LadderPolicyResponse'];

const LIGHTS = ['green', 'yellow', 'red', 'review', 'done'] as const;

/** Each ladder rung by rung, what the lights mean, and the deadlines of the work itself. */
export function Ladders() {
  const query = useQuery(ladderPolicy());
  return <Waiting query={query}>{(policy) => <Policies policy={policy} />}</Waiting>;
}

function Policies({ policy }: { readonly policy: Policy }) {
  const words = useWords();
  const said = words.rules;
  const listed = useQuery(plans());
  const deadlines = [['acknowledge', policy.acknowledgeWithin], ['report', policy.reportWithin as Schemas['OffsetResponse'] | null], ['review', policy.reviewWithin], ['decline', policy.declineWithin], ['sign', policy.signWithin]] as const;
  return (
    <div className="page-part">
      <div className="rules-pair">
        <section>
          <h2>{said.lightsTitle}</h2>
          <dl className="rules-lights">{LIGHTS.map((light) => <div key={light}><dt><span className={`light light-${light}`}><LightShape standing={light} />{words.colours[light]}</span></dt><dd>{said.lights[light]}</dd></div>)}</dl>
        </section>
        <section>
          <h2>{said.deadlines}</h2>
          <ul className="plain-list">{deadlines.map(([name, offset]) => offset && <li key={name}>{said.deadline[name]} {spanWords(offset, said)}</li>)}</ul>
          <p className="rules-plans">{said.choosePlan}{(listed.data ?? []).map(({ id, shortName, title }, index) => <span key={id}>{index > 0 && '、'}<Link to={`/plans/${id}`}>{shortName || title}</Link></span>)}</p>
        </section>
      </div>
      {policy.ladders.map((ladder) => <LadderTable key={ladder.code} ladder={ladder} defaults={policy.defaults} />)}
    </div>
  );
}

function LadderTable({ ladder, defaults }: { readonly ladder: Schemas['LadderResponse']; readonly defaults: Policy['defaults'] }) {
  const words = useWords();
  const said = words.rules;
  const { rungHead: head } = said;
  const kinds = usedFor(ladder.code, defaults, words);
  return (
    <section>
      <h2>{said.ladder(ladder.title, ladder.edition)}</h2>
      <p className="quiet">{kinds.length > 0 ? said.usedFor(kinds.join('、')) : said.notDefault}{ladder.pausedBy.length > 0 && ` ${said.pausedBy(ladder.pausedBy.map((cause) => said.causes[cause]).join('、'))}`}</p>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={said.ladderCaption(ladder.title)}>
        <table className="table record rules-rungs">
          <caption className="out-of-sight">{said.ladderCaption(ladder.title)}</caption>
          <thead><tr><th scope="col">{head.when}</th><th scope="col">{head.what}</th><th scope="col">{head.whom}</th><th scope="col">{head.light}</th><th scope="col">{head.how}</th></tr></thead>
          <tbody>
            {ladder.rungs.map((rung) => (
              <tr key={rung.code}>
                <th scope="row">{whenWords(rung.offset, said)}</th>
                <td>{rung.notice ? said.draftOf(said.notices[rung.notice]) : said.actions[rung.action]}</td>
                <td>{rung.audience.map((who) => said.audiences[who]).join('、')}</td>
                <td>{rung.light ? <span className={`light light-${rung.light}`}><LightShape standing={rung.light} />{words.colours[rung.light]}</span> : <span className="quiet">{said.sameLight}</span>}</td>
                <td>{said.delivery[rung.delivery]}{rung.anyHour && `，${said.anyHour}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
