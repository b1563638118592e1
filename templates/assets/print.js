// Shows the buttons that print the page; without JavaScript they stay hidden.
for (const button of document.querySelectorAll('.print-button')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
