this.onload=null;
const f=document.createElement('iframe');
f.title=this.alt;
f.className='neuropose-figure';
f.setAttribute('sandbox','allow-scripts');
f.style='width:100%;height:'+this.clientHeight+'px;border:0';
f.srcdoc=this.dataset.figure;
const tell=()=>{
let e=f,c;
do{e=e.parentElement;c=e?getComputedStyle(e).backgroundColor.match(/[\d.]+/g):null;}while(e&&c&&c.length>3&&+c[3]===0);
f.contentWindow?.postMessage({dark:c?0.3*c[0]+0.6*c[1]+0.1*c[2]<128:matchMedia('(prefers-color-scheme:dark)').matches},'*');
};
const m=e=>{
if(!f.isConnected)window.removeEventListener('message',m);
else if(e.source===f.contentWindow&&e.data?.height>0)f.style.height=Math.ceil(e.data.height)+'px';
};
window.addEventListener('message',m);
f.onload=()=>{tell();setTimeout(tell,500);};
const o=new MutationObserver(()=>{
if(!f.isConnected)o.disconnect();
else{tell();setTimeout(tell,500);}
});
o.observe(document.body,{attributes:true});
o.observe(document.documentElement,{attributes:true});
this.replaceWith(f)
