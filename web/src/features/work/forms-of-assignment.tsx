import type { ComponentType } from 'react';
import { AcknowledgeForm } from './acknowledge-form';
import { CompletionForm } from './completion-form';
import { DeclineForm } from './decline-form';
import { ExtensionForm } from './extension-form';
import { FilingForm } from './filing-form';
import type { Form } from './forms';
import { InputForm } from './input-form';
import { ReportForm } from './report-form';
import type { AssignmentFormProps } from './subject';
import { TakeBackForm } from './take-back-form';

const FORMS: Readonly<Partial<Record<Form, ComponentType<AssignmentFormProps>>>> = {
  acknowledge: AcknowledgeForm,
  decline: DeclineForm,
  report: ReportForm,
  completion: CompletionForm,
  extension: ExtensionForm,
  filing: FilingForm,
  input: InputForm,
  takeBack: TakeBackForm,
};

interface Props extends Omit<AssignmentFormProps, 'toHead'> {
  readonly form: Form;
  readonly toHeadOf: (form: Form) => boolean;
}

/** The form of that name for an assignment; mounted anew for another assignment or another form. */
export function FormOfAssignment({ form, draftKey, toHeadOf, ...props }: Props) {
  const Fitting = FORMS[form];
  const key = `${draftKey}.${form}`;
  return Fitting ? <Fitting key={key} {...props} draftKey={key} toHead={toHeadOf(form)} /> : null;
}
