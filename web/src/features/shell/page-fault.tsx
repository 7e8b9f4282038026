import { Component, type ReactNode } from 'react';
import { Button } from '../../components/ui/button';
import { useWords } from '../../i18n/language';

interface Props {
  readonly children: ReactNode;
}

/** The page, or, when drawing it failed or its part could not be fetched, what to do; the rail and the bar on top stay usable. */
export class PageFault extends Component<Props, { readonly fault: unknown }> {
  override readonly state = { fault: undefined };

  static getDerivedStateFromError(fault: unknown) {
    return { fault: fault ?? 'unknown' };
  }

  override render() {
    return this.state.fault === undefined ? this.props.children : <Fault fault={this.state.fault} />;
  }
}

function Fault({ fault }: { readonly fault: unknown }) {
  const words = useWords();
  return (
    <div className="blank" role="alert">
      <p>{words.pageFault}</p>
      <p className="quiet">{fault instanceof Error ? fault.message : String(fault)}</p>
      <p><Button onPress={() => window.location.reload()}>{words.reopen}</Button></p>
    </div>
  );
}
