export interface OwnServer {
  readonly url: string;
  end(signal: NodeJS.Signals): Promise<void>;
  begin(): Promise<void>;
  remove(): Promise<void>;
}
export function ownRedis(settings?: Readonly<Record<string, string>>): Promise<OwnServer>;
export function ownClusterNode(): Promise<OwnServer>;
export function ownSentinel(master: string, masterPort: number): Promise<OwnServer>;
export function ownPostgres(): Promise<OwnServer>;
export function migratedDatabase(serverUrl: string, name: string): Promise<string>;
