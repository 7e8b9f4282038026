import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

const PORTS: Readonly<Record<string, number>> = { 'redis:': 6379, 'postgres:': 5432, 'postgresql:': 5432 };

/** A line to a server that can be cut and mended, for good or at one message: for those who use it the server is down, and back with what it held. */
export class CuttableProxy {
  private readonly sockets = new Set<Socket>();
  private server: Server | null = null;
  private port = 0;
  private messagesUntilCut = Infinity;
  private answersToDrop = 0;
  private answer: Buffer | null = null;
  private dropped = 0;

  private constructor(private readonly target: URL) {}

  static async before(url: string): Promise<CuttableProxy> {
    const line = new CuttableProxy(new URL(url));
    await line.mend();
    return line;
  }

  get url(): string {
    const url = new URL(this.target);
    url.hostname = '127.0.0.1';
    url.port = String(this.port);
    return url.href;
  }

  /** How many answers were withheld. */
  get droppedAnswers(): number {
    return this.dropped;
  }

  /** Connections break and new ones are refused. */
  async cut(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = null;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    this.breakConnections();
    await closed;
  }

  /** Connections break; new ones are taken. */
  breakConnections(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async mend(): Promise<void> {
    const server = createServer((client) => this.join(client));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, '127.0.0.1', resolve);
    });
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** Lets `count` more messages of the clients through and breaks the connection at the next one, once. */
  cutAfterMessages(count: number): void {
    this.messagesUntilCut = count;
  }

  /** The server's next `times` answers holding these words are withheld: the connection breaks instead. */
  dropAnswers(words: string, times: number): void {
    this.answer = Buffer.from(words);
    this.answersToDrop = times;
  }

  private join(client: Socket): void {
    const server = connect(Number(this.target.port || PORTS[this.target.protocol]), this.target.hostname);
    client.on('data', (bytes) => {
      if (this.messagesUntilCut === 0) {
        this.messagesUntilCut = Infinity;
        client.destroy();
        return;
      }
      this.messagesUntilCut -= 1;
      server.write(bytes);
    });
    server.on('data', (bytes) => {
      if (this.answersToDrop > 0 && this.answer && bytes.includes(this.answer)) {
        this.answersToDrop -= 1;
        this.dropped += 1;
        client.destroy();
        return;
      }
      client.write(bytes);
    });
    for (const [socket, other] of [[client, server], [server, client]] as const) {
      this.sockets.add(socket);
      socket.on('end', () => other.end());
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
    }
  }
}
