import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useWords } from '../../i18n/language';
import { CloseIcon } from '../icons';
import { Button } from './button';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A sheet in the middle of the page for one thing to write or to read; on a phone it comes from below. */
export function Sheet({ title, onClose, children }: Props) {
  const words = useWords();
  return (
    <ModalOverlay className="drawer-shade" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="sheet">
        <Dialog>
          <div className="sheet-head">
            <Heading slot="title">{title}</Heading>
            <Button kind="plain" aria-label={words.close} onPress={onClose}><CloseIcon /></Button>
          </div>
          <div className="sheet-body">{children}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
