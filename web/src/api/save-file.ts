/** Hands bytes over to the browser as a file of that name. */
export function saveFile(bytes: Blob, name: string): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Old browsers still read it for a moment after the press.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
