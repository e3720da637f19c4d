/// The site's own script: makes the review queue quick. Everything works without it.
enum Script {
    static let text = #"""
        "use strict";
        (() => {
          document.documentElement.classList.add("js");
          const here = document.querySelector("nav [aria-current]");
          if (here) here.parentElement.scrollIntoView({ inline: "center", block: "nearest" });
          const live = document.getElementById("live");
          const say = (words) => { live.textContent = ""; requestAnimationFrame(() => { live.textContent = words; }); };
          const cards = () => Array.from(document.querySelectorAll("[data-claim]"));
          const decidedHere = [];

          const focusOn = (card) => { if (card) { card.focus({ preventScroll: true }); card.scrollIntoView({ block: "nearest" }); } };
          const current = () => document.activeElement && document.activeElement.closest("[data-claim]");
          const step = (by) => {
            const all = cards(), at = all.indexOf(current());
            const next = all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + by))];
            if (by > 0 && at === all.length - 1) { const more = document.getElementById("more"); if (more) { more.focus(); return; } }
            focusOn(next);
          };
          const nextOpen = (card) => {
            const all = cards(), at = all.indexOf(card);
            const after = all.slice(at + 1).find((other) => !other.dataset.done) || all.find((other) => !other.dataset.done);
            const more = document.getElementById("more");
            if (after) focusOn(after);
            else if (more && document.getElementById("queue")) location.assign(more.href);
            else focusOn(card);
          };
          const progress = (answer) => {
            const bar = document.getElementById("progress"), number = document.getElementById("decided");
            if (bar && answer.decided) { bar.value = Number(answer.decided); number.textContent = answer.decided; }
            for (const count of document.querySelectorAll(".count")) {
              const left = Number(answer.claims) - Number(answer.decided);
              if (count.firstChild && !Number.isNaN(left)) count.firstChild.nodeValue = String(left);
            }
          };
          const send = async (path, fields) => {
            const answer = await fetch(path, {
              method: "POST", body: new URLSearchParams(fields), headers: { "Accept": "application/json" }, credentials: "same-origin",
            });
            const told = await answer.json();
            if (!answer.ok) throw new Error(told.error || "That did not work.");
            return told;
          };
          const token = () => { const field = document.querySelector("input[name=token]"); return field ? field.value : ""; };

          let busy = Promise.resolve();
          const inTurn = (work) => { busy = busy.then(work).catch((problem) => say(problem.message)); };

          const decide = (form, button) => {
            const card = form.closest("[data-claim]"), fields = new FormData(form);
            fields.set("do", button.value);
            const verb = button.value;
            inTurn(async () => {
              const told = await send("/decide", fields);
              decidedHere.push({ key: told.key, card, before: { className: card.className, said: card.querySelector("[data-said]").textContent, done: card.dataset.done } });
              card.classList.remove("open", "accepted", "rejected", "corrected");
              card.classList.add(verb === "accept" ? "accepted" : verb === "reject" ? "rejected" : "corrected");
              card.querySelector("[data-said]").textContent = told.said;
              if (verb.startsWith("set-angle:")) {
                for (const other of card.querySelectorAll("[aria-pressed]")) other.setAttribute("aria-pressed", String(other.value === verb));
              }
              progress(told);
              say(told.said);
              card.dataset.done = "yes";
              nextOpen(card);
            });
          };

          const turn = (path) => inTurn(async () => {
            const told = await send(path, { token: token() });
            progress(told);
            say((path === "/undo" ? "Undone: " : "Done again: ") + told.said);
            const known = decidedHere.find((entry) => entry.key === told.key);
            if (!known) { location.reload(); return; }
            if (path === "/undo") {
              known.after = { className: known.card.className, said: known.card.querySelector("[data-said]").textContent };
              known.card.className = known.before.className;
              known.card.querySelector("[data-said]").textContent = known.before.said;
              if (known.before.done) known.card.dataset.done = known.before.done; else delete known.card.dataset.done;
            } else {
              known.card.className = known.after.className;
              known.card.querySelector("[data-said]").textContent = known.after.said;
              known.card.dataset.done = "yes";
            }
            focusOn(known.card);
          });

          document.addEventListener("submit", (event) => {
            const form = event.target;
            if (!form.matches("[data-quick]") || !document.getElementById("queue")) return;
            event.preventDefault();
            const button = event.submitter || form.querySelector("button");
            if (form.reportValidity()) decide(form, button);
          });

          const chosenWords = () => String(document.getSelection() || "").replace(/\s+/g, " ").trim();
          const addClaim = () => {
            const field = document.getElementById("words"), words = chosenWords();
            if (!field) return false;
            if (words) field.value = words.slice(0, 300);
            document.getElementById("add").scrollIntoView({ block: "nearest" });
            (words ? document.getElementById("add-to") : field).focus();
            return true;
          };
          const allRows = document.getElementById("alike");

          document.addEventListener("keydown", (event) => {
            if (event.ctrlKey || event.metaKey || event.altKey) return;
            if (event.target.matches("input:not([type=checkbox]), textarea, select")) return;
            if (event.key === "?") { const keys = document.getElementById("keys"); if (keys) { keys.classList.toggle("large"); keys.scrollIntoView({ block: "center" }); say(keys.textContent); event.preventDefault(); } }
            if (event.key === "n" && addClaim()) event.preventDefault();
            if (allRows && (event.key === "A" || event.key === "R")) {
              const button = allRows.querySelector(`button[value="${event.key === "A" ? "accept" : "reject"}"]`);
              if (button) { allRows.requestSubmit(button); event.preventDefault(); }
            }
            if (allRows && event.key === "x") {
              const boxes = Array.from(allRows.querySelectorAll("input[type=checkbox]")), on = boxes.some((box) => !box.checked);
              for (const box of boxes) box.checked = on;
              event.preventDefault();
            }
          });

          document.addEventListener("keydown", (event) => {
            if (event.ctrlKey || event.metaKey || event.altKey) return;
            const typing = event.target.matches("input:not([type=checkbox]), textarea, select");
            if (event.key === "Escape" && typing) { focusOn(event.target.closest("[data-claim]")); return; }
            if (typing || !document.getElementById("queue")) return;
            const card = current() || cards().find((other) => !other.dataset.done);
            const press = (key) => {
              const button = card && card.querySelector(`button[data-key="${key}"]`);
              if (button) decide(button.form, button);
            };
            switch (event.key) {
              case "j": step(1); break;
              case "k": step(-1); break;
              case "a": case "r": case "1": case "2": case "3": case "4": press(event.key); break;
              case "m":
                if (!card) return;
                card.classList.add("open");
                { const field = card.querySelector("[data-merge]"); if (field) field.focus(); }
                break;
              case "z": turn("/undo"); break;
              case "y": turn("/redo"); break;
              default: return;
            }
            event.preventDefault();
          });

          if (document.getElementById("queue")) {
            const named = location.hash && document.getElementById(location.hash.slice(1));
            if (named && named.matches("[data-claim]")) focusOn(named);
            else if (cards()[0]) cards()[0].focus({ preventScroll: true });
          }
        })();
        """#
}
