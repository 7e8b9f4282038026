import { Injectable, Logger, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ChannelsModule } from './channels.module.js';
import { DeliverySender } from './delivery-sender.js';

const PAUSE_MS = 1_000;

/** Looks every second whether a message may leave; several workers may look, each delivery goes to one of them. */
@Injectable()
class SendingLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(SendingLoop.name);
  private running: Promise<void> | null = null;
  private stopping = false;
  private wake: (() => void) | null = null;

  constructor(private readonly sender: DeliverySender) {}

  onApplicationBootstrap(): void {
    this.running = this.loop();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.wake?.();
    await this.running;
    await this.sender.stop();
  }

  private async loop(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.sender.wake();
      } catch (error) {
        this.logger.error(`messages not sent, trying again: ${String(error)}`);
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, PAUSE_MS);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
}

/** The sending side, for worker processes only. */
@Module({ imports: [ChannelsModule], providers: [SendingLoop] })
export class SendingModule {}
