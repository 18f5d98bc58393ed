// What can be done with the message of a check sheet. Without this the link sends it as it was composed.

const LONGEST = 2000; // characters of a mailto: link that Windows hands on
const message = document.querySelector("textarea");
const said = document.querySelector(".tools [role=status]");

async function copy(done) {
  message.select();
  try {
    await navigator.clipboard.writeText(message.value);
    said.textContent = done;
  } catch {
    said.textContent = "浏览器不让复制。文字已经选中，请按 Ctrl+C，或者长按复制。";
  }
}

function link(body) {
  const { mailbox, subject } = message.dataset;
  const lines = encodeURIComponent(body.replaceAll("\n", "\r\n"));
  return `mailto:${mailbox}?subject=${encodeURIComponent(subject)}&body=${lines}`;
}

const acts = {
  print: () => print(),
  copy: () => copy("已复制。"),
  mail(event) {
    let address = link(message.value);
    if (address.length > LONGEST) {
      copy("已复制，请粘贴到邮件里。");
      address = link(`${document.querySelector("[rel=canonical]").href}\n\n（文字已经复制，请粘贴到这里。）`);
    }
    event.currentTarget.href = address;
  },
};

for (const element of document.querySelectorAll("[data-act]")) {
  element.addEventListener("click", acts[element.dataset.act]);
}
