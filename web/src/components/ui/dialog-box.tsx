import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useWords } from '../../i18n/language';
import { CloseIcon } from '../icons';
import { Button } from './button';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly actions: ReactNode;
}

/** What goes out is shown here first: Esc and the cross leave everything as it was, a press outside does not throw away what was typed. */
export function DialogBox({ title, onClose, children, actions }: Props) {
  const words = useWords();
  return (
    <ModalOverlay className="dialog-shade" isOpen onOpenChange={(open) => !open && onClose()}>
      <Modal className="dialog-box">
        <Dialog className="dialog-body">
          <div className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <Button kind="plain" aria-label={words.close} onPress={onClose}><CloseIcon /></Button>
          </div>
          <div className="dialog-content">{children}</div>
          <div className="dialog-actions">{actions}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
