import { useQuery } from '@tanstack/react-query';
import { plans } from '../../api/queries';
import { useSession } from '../shell/session';

/** What a plan wants signed before it takes effect; what the head does himself is signed by that. */
export function useSignatureRules(planId: string): { readonly toHead: (kind: string) => boolean } {
  const { person } = useSession();
  const known = useQuery(plans());
  const rules: Readonly<Record<string, boolean>> = known.data?.find(({ id }) => id === planId)?.workRules.signatures ?? {};
  return { toHead: (kind) => person.post.role !== 'unitHead' && rules[kind] === true };
}
