import { readFile, stat } from 'node:fs/promises';
import { SourceRejected } from '../domain/document/source-rejected.js';
import { MAX_SOURCE_BYTES } from '../formats/import/decode-text.js';
import { CommandRefused } from './command-refused.js';

const MEGABYTE = 1024 * 1024;

/** The bytes of a file to import; throws CommandRefused when it is no readable file and SourceRejected before reading one that is too large. */
export async function sourceBytes(path: string): Promise<Uint8Array> {
  try {
    const file = await stat(path);
    if (file.isDirectory()) throw new CommandRefused('file-is-directory', `“${path}”是文件夹。请指定其中的一个文件。`);
    if (!file.isFile()) throw new CommandRefused('file-unreadable', `“${path}”不是普通文件，不能导入。`);
    if (file.size > MAX_SOURCE_BYTES) {
      const [size, most] = [(file.size / MEGABYTE).toFixed(1), MAX_SOURCE_BYTES / MEGABYTE];
      throw new SourceRejected('source-too-large', `文件有 ${size} MB，超过 ${most} MB 的上限。请只导入需要督办的公文，或分成几个文件。`);
    }
    return await readFile(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new CommandRefused('file-not-found', `没有文件“${path}”。请检查路径。`);
    if (code === 'EACCES' || code === 'EPERM') throw new CommandRefused('file-unreadable', `没有权限读取“${path}”。请检查文件权限。`);
    throw error;
  }
}
