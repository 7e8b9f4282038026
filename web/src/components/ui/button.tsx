import { Button as AriaButton, type ButtonProps } from 'react-aria-components';

interface Props extends ButtonProps {
  readonly kind?: 'primary' | 'plain';
}

export function Button({ kind, ...props }: Props) {
  return <AriaButton {...props} className={`button${kind ? ` button-${kind}` : ''}`} />;
}
