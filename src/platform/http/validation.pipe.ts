import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { Failure } from '../errors/failure.js';

/** Checks bodies and queries against their DTO; unknown fields are refused, every wrong one is named. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => {
      const listed = errors.flatMap((error) => problemsOf(error, ''));
      return new Failure('validation-failed', listed.map((problem) => problem.detail).join('；'), listed);
    },
  });
}

function problemsOf(error: ValidationError, above: string): { pointer: string; detail: string }[] {
  const pointer = `${above}/${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    pointer,
    detail: rule === 'whitelistValidation' ? `不能提交字段 ${error.property}，请删去` : message,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => problemsOf(child, pointer))];
}
