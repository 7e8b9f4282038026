import { Injectable, Logger } from '@nestjs/common';
import { SourceRejected } from '../../domain/document/source-rejected.js';
import type { UnitDirectory } from '../../domain/unit/unit.js';
import { readIsolated } from '../../formats/import/isolated/read-isolated.js';
import type { IsolatedReading } from '../../formats/import/isolated/reading-result.js';

/** Reads files of strangers in a process of their own, apart from the one that serves people. */
@Injectable()
export class SourceReader {
  private readonly logger = new Logger(SourceReader.name);

  /** Reads a file with a unit directory; throws SourceRejected when it cannot be read. */
  async read(bytes: Uint8Array, directory: UnitDirectory): Promise<IsolatedReading> {
    try {
      return await readIsolated(bytes, directory);
    } catch (error) {
      if (error instanceof SourceRejected && error.cause !== undefined) this.logger.warn(`${error.code}: ${String(error.cause)}`);
      throw error;
    }
  }
}
