/** A telephone as it is shown to those who need not call: `138****5678`; short ones lose their end. */
export function maskedPhone(phone: string): string {
  return phone.length >= 11 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : `${phone.slice(0, Math.max(0, phone.length - 4))}****`;
}
