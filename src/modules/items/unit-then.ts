/** SQL over a row `assignment` and its `unit`: the name of the unit that held it at the instant the expression gives, as it was called before a successor took over. */
export function unitThen(at: string): string {
  return `coalesce((select from_name from assignment_transfer where assignment_transfer.assignment_id = assignment.id and moved_at > ${at} order by moved_at, id limit 1), unit.name)`;
}
