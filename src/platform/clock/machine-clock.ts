/** What this machine's clock shows: for comparing it with the database's, never for deciding anything. */
export function machineNow(): Date {
  return new Date();
}
