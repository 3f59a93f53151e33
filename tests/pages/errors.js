// Remembers what the elements tell the page of trouble.
window.errors = [];
document.addEventListener('rapport-error', (event) => window.errors.push(event.detail.reason));
