import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** What PostgreSQL answers to a COMMIT that was one: C, length, the words, NUL. */
const COMMITTED = Buffer.concat([Buffer.from('C'), Buffer.from([0, 0, 0, 11]), Buffer.from('COMMIT\0')]);

/** A line to PostgreSQL that loses the server's answer to a COMMIT when told to: the change is made, nobody hears of it. */
export class CommitCutter {
  private readonly sockets = new Set<Socket>();
  private armed = false;
  /** COMMITs whose answer was lost. */
  cuts = 0;

  private constructor(
    private readonly target: URL,
    private readonly server: Server,
  ) {}

  static async before(databaseUrl: string): Promise<CommitCutter> {
    const server = createServer();
    const cutter = new CommitCutter(new URL(databaseUrl), server);
    server.on('connection', (client: Socket) => cutter.join(client));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return cutter;
  }

  get url(): string {
    const url = new URL(this.target);
    url.hostname = '127.0.0.1';
    url.port = String((this.server.address() as AddressInfo).port);
    return url.href;
  }

  /** Loses the answer to the next COMMIT. */
  loseNextCommit(): void {
    this.armed = true;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private join(client: Socket): void {
    const database = connect(Number(this.target.port), this.target.hostname);
    client.on('data', (bytes: Buffer) => void database.write(bytes));
    database.on('data', (bytes: Buffer) => {
      if (this.armed && bytes.includes(COMMITTED)) {
        this.armed = false;
        this.cuts += 1;
        client.destroy();
      } else client.write(bytes);
    });
    for (const [socket, other] of [[client, database], [database, client]] as const) {
      this.sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
    }
  }
}
