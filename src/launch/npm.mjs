import { run } from './child-process.mjs';
import { LaunchError } from './launch-error.mjs';

/** Runs npm, the one that started this process where there is one; throws LaunchError with its reasons and what to do. */
export async function npm(args, { cwd, onDetail = () => {} }) {
  const [command, ...first] = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const { code, output } = await run(command, [...first, ...args, '--no-audit', '--no-fund', '--loglevel=http'], {
    cwd,
    onLine: (line) => onDetail(line.replace(/^npm http (fetch|cache) /, '')),
  });
  if (code === 0) return;
  const reasons = output.split('\n').filter((line) => line.startsWith('npm error')).slice(0, 20).join('\n') || output.trim().slice(-2_000);
  throw new LaunchError(`npm ${args[0]} 失败（退出码 ${code}）：\n${reasons}\n请检查网络和 npm 镜像（npm config get registry），然后重试。`);
}
