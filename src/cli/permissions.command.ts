import type { Command } from 'commander';
import { permissionsDocument } from '../domain/permissions-document.js';
import { PERMISSION_MATRIX } from '../domain/policy/permission-matrix.js';

export function permissionsCommand(program: Command): void {
  program
    .command('permissions')
    .description('输出权限表（docs/permissions.md）')
    .action(() => void process.stdout.write(permissionsDocument(PERMISSION_MATRIX)));
}
