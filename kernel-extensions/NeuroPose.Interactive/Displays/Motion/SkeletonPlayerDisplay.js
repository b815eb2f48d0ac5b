this.onload=null;
const f=document.createElement('iframe');
f.title=this.alt;
f.setAttribute('sandbox','allow-scripts');
f.style='width:100%;height:540px;border:0';
f.srcdoc=this.dataset.player;
this.replaceWith(f)
