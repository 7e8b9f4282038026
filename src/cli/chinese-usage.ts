import type { Command, CommanderError, Help } from 'commander';
import { displayWidth, wrapped } from './display-width.js';

const TITLES: Readonly<Record<string, string>> = { 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Commands:': '命令：' };

const SENTENCES: Readonly<Record<string, (name: string) => string>> = {
  'commander.unknownCommand': (name) => `没有命令“${name}”`,
  'commander.unknownOption': (name) => `没有选项“${name}”`,
  'commander.missingArgument': (name) => `缺少参数 <${name}>`,
  'commander.optionMissingArgument': (name) => `选项“${name}”后面缺少值`,
  'commander.excessArguments': (name) => `命令“${name}”的参数太多`,
};

const NEAR = /\(Did you mean (?:one of )?([^)?]+)\??\)/;

/** Makes a program speak Chinese in its help; commands added afterwards inherit it. */
export function speakChinese(program: Command): void {
  program
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [命令]', '显示一个命令的帮助')
    .configureHelp({
      styleTitle: (title) => TITLES[title] ?? title,
      styleUsage: (usage) => usage.replace('[options]', '[选项]').replace('[command]', '<命令>'),
      subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map((argument) => (argument.required ? `<${argument.name()}>` : `[${argument.name()}]`))].join(' '),
      displayWidth,
      boxWrap: (words, width) => wrapped(words, width).join('\n'),
    } satisfies Partial<Help>)
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
}

/** The Chinese sentence for a wrong call of the command line. */
export function usageWords(error: CommanderError): string {
  const name = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const sentence = SENTENCES[error.code]?.(name) ?? error.message.replace(/^error: /, '');
  const near = NEAR.exec(error.message)?.[1];
  return `${sentence}${near ? `，是否指 ${near}` : ''}。用 duban --help 查看命令，用 duban help <命令> 查看参数。`;
}
